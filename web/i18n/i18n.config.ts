import { pluralForm } from './plural-form.ts';

export default defineI18nConfig(() => ({
  pluralRules: { fr: pluralForm('fr'), en: pluralForm('en') },
}));
