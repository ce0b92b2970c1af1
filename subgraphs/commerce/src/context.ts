import type { RequestContext } from '@focus-racer/service-kit';
import DataLoader from 'dataloader';
import { findCreditAccounts } from './credit/credit-account.repository.ts';
import { CreditAccountService } from './credit/credit-account.service.ts';
import type { CreditAccount } from './credit/credit-account.ts';
import { PhotoCreditService } from './credit/photo-credit.service.ts';
import type { ReadingPriceSettings } from './reading-price/reading-price.ts';

export interface CommerceContext extends RequestContext {
  creditAccounts: CreditAccountService;
  photoCredits: PhotoCreditService;
  readingPrice: ReadingPriceSettings;
  loaders: { creditAccount: DataLoader<string, CreditAccount | null> };
}

export function commerceContext(settings: {
  welcomeCredits: number;
  readingPrice: ReadingPriceSettings;
}) {
  return (base: RequestContext): CommerceContext => ({
    ...base,
    creditAccounts: new CreditAccountService(base.em, settings.welcomeCredits),
    photoCredits: new PhotoCreditService(base.em),
    readingPrice: settings.readingPrice,
    loaders: {
      creditAccount: new DataLoader(
        async (organizationIds) => {
          const found = await findCreditAccounts(base.em, organizationIds);
          return organizationIds.map((id) => found.get(id) ?? null);
        },
        { cache: false },
      ),
    },
  });
}
