/**
 * Which form of "one | other" or "none | one | other" says a count in a language. French says 0 as
 * it says 1, unless a message has words of its own for none.
 */
export function pluralForm(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: number): number => {
    const ofNone = forms === 3 ? 1 : 0;
    if (ofNone && count === 0) return 0;
    return ofNone + (rules.select(count) === 'one' ? 0 : 1);
  };
}
