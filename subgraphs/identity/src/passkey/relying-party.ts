/** Whom passkeys are for, as browsers check it. */
export interface RelyingParty {
  name: string;
  /** The host name: a passkey of one is none of another. */
  id: string;
  origin: string;
}

export function relyingParty(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { name: 'Focus Racer', id: hostname, origin };
}
