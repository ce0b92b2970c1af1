/** Answers a file with its SHA-256 in hex, or with the reason why it could not be read. */
self.onmessage = async ({ data }: MessageEvent<{ id: number; file: File }>) => {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await data.file.arrayBuffer());
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
    self.postMessage({ id: data.id, sha256: hex.join('') });
  } catch (error) {
    self.postMessage({ id: data.id, problem: String(error) });
  }
};
