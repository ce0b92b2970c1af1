/** Hands a picture on: to the phone's own sheet, else its address to the clipboard. */
export function useShare() {
  const { t } = useI18n();
  const notice = useNotice();

  async function fileAt(url: string): Promise<File | null> {
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return null;
    return new File([await answer.blob()], 'photo.jpg', { type: 'image/jpeg' });
  }

  return async (url: string, title: string) => {
    try {
      // Insecure pages and desktops may have none.
      if ((navigator as Partial<Navigator>).share) {
        const file = await fileAt(url);
        const withFile = { title, files: file ? [file] : [] };
        const fits = file !== null && navigator.canShare(withFile);
        await navigator.share(fits ? withFile : { title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      notice.done(t('crops.copied'));
    } catch (error) {
      // Whoever closes the sheet has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) notice.failed(error);
    }
  };
}
