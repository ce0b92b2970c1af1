import { FieldResolver, Resolver, Root } from 'type-graphql';
import { BibEvidence } from './evidence.ts';
import { Identification } from './identification.entity.ts';

@Resolver(() => Identification)
export class IdentificationResolver {
  @FieldResolver(() => BibEvidence)
  evidence(@Root() { confidence, box }: Identification): BibEvidence {
    return { kind: 'BIB', confidence, box };
  }

  @FieldResolver(() => String, { nullable: true })
  raceName(@Root() { entry }: Identification): string | null {
    return entry?.race.name ?? null;
  }
}
