import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import {
  AddPasskeyDocument,
  BeginPasskeyDocument,
  BeginPasskeySignInDocument,
  type MeFragment,
  type PasskeyFragment,
  SignInWithPasskeyDocument,
} from '~/graphql/generated.ts';

/**
 * What the API asks of the browser's passkeys, and what the browser answers: both in the JSON of the
 * WebAuthn specification, which the API's schema does not spell out.
 */
export function usePasskeys() {
  const { mutate } = useGraph();
  const supported = ref(false);
  onMounted(() => (supported.value = browserSupportsWebAuthn()));

  return {
    supported: readonly(supported),

    /** LEFT when the reader closed the browser's window, or had no passkey to choose. */
    async signIn(): Promise<MeFragment | 'REFUSED' | 'LEFT'> {
      const { beginPasskeySignIn } = await mutate(BeginPasskeySignInDocument, {});
      const { options } = beginPasskeySignIn;
      const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
      const answer = await orLeft(startAuthentication({ optionsJSON }));
      if (!answer) return 'LEFT';
      const { signInWithPasskey } = await mutate(SignInWithPasskeyDocument, {
        answer: { ...answer },
      });
      return signInWithPasskey.__typename === 'LoginSuccess'
        ? signInWithPasskey.account
        : 'REFUSED';
    },

    async add(name: string): Promise<PasskeyFragment | 'REFUSED' | 'LEFT' | 'KNOWN' | 'NOT_FRESH'> {
      const { beginPasskey } = await mutate(BeginPasskeyDocument, {});
      if (beginPasskey.__typename !== 'PasskeyOptions') return 'NOT_FRESH';
      const { options } = beginPasskey;
      const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
      try {
        const answer = await orLeft(startRegistration({ optionsJSON }));
        if (!answer) return 'LEFT';
        const { addPasskey } = await mutate(AddPasskeyDocument, { name, answer: { ...answer } });
        return addPasskey.__typename === 'MyPasskey' ? addPasskey : 'REFUSED';
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'KNOWN';
        throw error;
      }
    },
  };
}

/** Browsers do not tell a reader who declined from one who had nothing to choose. */
async function orLeft<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    const { name } = error instanceof WebAuthnError ? (error.cause as Error) : (error as Error);
    if (name === 'NotAllowedError' || name === 'AbortError') return null;
    throw error;
  }
}
