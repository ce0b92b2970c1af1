import {
  CompleteLogoUploadDocument,
  EventLogoDocument,
  type LogoFragment,
  RequestLogoUploadDocument,
} from '~/graphql/generated.ts';

const ASK_EVERY_MS = 400;
const LONGEST_WAIT_MS = 60_000;
const MAX_BYTES = 2_000_000;

const typeOf = ({ name, type }: File) =>
  type === 'image/svg+xml' || /\.svg$/i.test(name) ? 'image/svg+xml' : 'image/png';

/** Sends a logo and waits until it can be used; a refused one comes back with its refusal. */
export function useLogoUpload(eventId: string) {
  const { mutate, query } = useGraph();

  async function prepared(logo: LogoFragment): Promise<LogoFragment> {
    const until = Date.now() + LONGEST_WAIT_MS;
    let now = logo;
    while (now.state === 'PREPARING' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      const { eventLogo } = await query(EventLogoDocument, { id: logo.id });
      now = eventLogo ?? now;
    }
    return now;
  }

  return async (file: File): Promise<Pick<LogoFragment, 'id' | 'state' | 'refusal' | 'url'>> => {
    if (file.size > MAX_BYTES) return { id: '', state: 'REFUSED', refusal: 'TOO_LARGE', url: null };
    const { requestLogoUpload } = await mutate(RequestLogoUploadDocument, {
      input: { eventId, byteSize: file.size, contentType: typeOf(file) },
    });
    const { logo, upload } = requestLogoUpload;
    await putFile(upload, file, () => undefined);
    const { completeLogoUpload } = await mutate(CompleteLogoUploadDocument, { id: logo.id });
    return prepared(completeLogoUpload);
  };
}
