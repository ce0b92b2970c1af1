import { LogoutDocument, MeDocument, type MeFragment } from '~/graphql/generated.ts';

/** Who is signed in. Read once a page load, then kept by login and logout. */
export function useViewer() {
  const viewer = useState<MeFragment | null>('viewer', () => null);
  const { query, mutate } = useGraph();
  return {
    viewer,
    async refresh() {
      viewer.value = (await query(MeDocument, {})).me;
    },
    async logout() {
      await mutate(LogoutDocument, {});
      viewer.value = null;
    },
  };
}
