import { fieldRefused } from '~/domain/failure.ts';

/**
 * What is wrong with a form, beside its fields; the first wrong one gets the focus. `words` says what
 * the API's refusal of a field means. The form is the template's `ref="fields"`.
 */
export function useFormErrors<Field extends string>(words: Record<Field, () => string>) {
  const form = useTemplateRef<HTMLFormElement>('fields');
  const { failureText } = useFailureText();
  const errors = shallowRef<Partial<Record<Field, string>>>({});
  const problem = ref<string>();
  const isField = (name: string | null): name is Field => name !== null && name in words;

  function show(found: Partial<Record<Field, string | undefined>>): boolean {
    const wrong = Object.entries(found).filter(([, text]) => text !== undefined);
    errors.value = Object.fromEntries(wrong) as Partial<Record<Field, string>>;
    problem.value = undefined;
    if (wrong.length === 0) return false;
    void nextTick(() => form.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return true;
  }

  return {
    errors,
    problem,
    /** Whether anything was found wrong; it is shown, and what was shown before is not. */
    show,
    failed(error: unknown) {
      const field = fieldRefused(error as Parameters<typeof fieldRefused>[0]);
      if (isField(field)) show({ [field]: words[field]() } as Partial<Record<Field, string>>);
      else problem.value = failureText(error);
    },
  };
}
