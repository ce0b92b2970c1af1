const SIREN_OF_LA_POSTE = '356000000';

/**
 * The number of a French establishment: fourteen digits whose Luhn sum is a multiple of ten. Those of
 * La Poste add up to a multiple of five instead
 * (https://fr.wikipedia.org/wiki/Syst%C3%A8me_d%27identification_du_r%C3%A9pertoire_des_%C3%A9tablissements).
 */
export function isSiret(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  const digits = Array.from(siret, Number);
  if (luhnSum(digits) % 10 === 0) return true;
  return siret.startsWith(SIREN_OF_LA_POSTE) && digits.reduce((sum, d) => sum + d, 0) % 5 === 0;
}

function luhnSum(digits: readonly number[]): number {
  return digits.toReversed().reduce((sum, digit, place) => {
    const counted = place % 2 === 1 ? digit * 2 : digit;
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
}

/** Forms of the member states' numbers, by prefix (VIES: https://ec.europa.eu/taxation_customs/vies). */
const VAT_FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z\d]\d{7}[A-Z\d]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{12}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/** A VAT number of the European Union, by its form only; without spaces, in capitals. */
export function isVatNumber(vatNumber: string): boolean {
  return VAT_FORMS[vatNumber.slice(0, 2)]?.test(vatNumber.slice(2)) ?? false;
}

/** As people write such numbers, without spaces, dots and dashes. */
export function compactNumber(written: string): string {
  return written.replace(/[\s.-]/g, '').toUpperCase();
}
