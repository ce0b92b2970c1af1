import type { OrganizationKind } from '@focus-racer/contracts';

export const ORGANIZATION_FORM_KINDS = [
  'ORGANIZER',
  'PHOTOGRAPHER',
  'CLUB',
  'AGENCY',
  'FEDERATION',
] as const satisfies readonly OrganizationKind[];

export interface OrganizationForm {
  kind: OrganizationKind;
  organizationName: string;
  country: string;
  siret: string;
  vatNumber: string;
}

export const EMPTY_ORGANIZATION: OrganizationForm = {
  kind: 'ORGANIZER',
  organizationName: '',
  country: 'FR',
  siret: '',
  vatNumber: '',
};

/** A SIRET is French: typed for another country it is left out. */
export function organizationFactsOf(form: OrganizationForm) {
  return {
    name: form.organizationName.trim(),
    country: form.country,
    siret: form.country === 'FR' ? form.siret.trim() || null : null,
    vatNumber: form.vatNumber.trim() || null,
  };
}
