import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { ComplianceContext } from '../context.ts';
import { Account } from '../references/account.ts';
import { Photo } from '../references/photo.ts';
import { decideTakedown, putBackTakedown } from './decide-takedown.ts';
import {
  countTakedowns,
  getTakedown,
  getTakedownStatus,
  listDecidedTakedowns,
  listOpenTakedowns,
} from './list-takedowns.ts';
import { reportPhoto } from './report-photo.ts';
import { Takedown } from './takedown.entity.ts';
import { TakedownQueue } from './takedown.enums.ts';
import { DecideTakedownInput, ReportPhotoInput } from './takedown.inputs.ts';
import { TakedownConnection, TakedownCounts, TakedownStatus } from './takedown.results.ts';

@ArgsType()
class TakedownsArguments {
  @Field(() => TakedownQueue)
  queue!: keyof typeof TakedownQueue;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose photos or events they concern; without it, everybody: for administrators.',
  })
  organizationId?: string | null;

  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@Resolver(() => Takedown)
export class TakedownResolver {
  @Mutation(() => TakedownStatus, {
    description:
      "Asks that a photo be taken down; for anybody who may see it. Asked again from the same address while it is open, the same request. Mails say that it was received and what was decided; who asked is told to nobody. A child's or a degrading picture is hidden at once.",
  })
  reportPhoto(
    @Arg('input', () => ReportPhotoInput) input: ReportPhotoInput,
    @Ctx() context: ComplianceContext,
  ): Promise<TakedownStatus> {
    return reportPhoto(context, input);
  }

  @Query(() => TakedownStatus, {
    nullable: true,
    description: 'For whoever has the reference, without signing in. NOT_FOUND for any other.',
  })
  takedownStatus(
    @Arg('reference', () => String) reference: string,
    @Ctx() context: ComplianceContext,
  ): Promise<TakedownStatus> {
    return getTakedownStatus(context, reference);
  }

  @Query(() => TakedownConnection, {
    description:
      'Requests to take photos down, for owners and managers of the organization, and for administrators.',
  })
  takedowns(
    @Args(() => TakedownsArguments) { queue, ...page }: TakedownsArguments,
    @Ctx() context: ComplianceContext,
  ): Promise<TakedownConnection> {
    return queue === 'OPEN'
      ? listOpenTakedowns(context, page)
      : listDecidedTakedowns(context, page);
  }

  @Query(() => Takedown, { nullable: true, description: 'NOT_FOUND unless the viewer decides it.' })
  takedown(@Arg('id', () => ID) id: string, @Ctx() context: ComplianceContext): Promise<Takedown> {
    return getTakedown(context, id);
  }

  @Query(() => TakedownCounts, {
    description: 'Of an organization; without one, of everybody: for administrators.',
  })
  takedownCounts(
    @Arg('organizationId', () => ID, { nullable: true }) organizationId: string | undefined,
    @Ctx() context: ComplianceContext,
  ): Promise<TakedownCounts> {
    return countTakedowns(context, organizationId ?? null);
  }

  @Mutation(() => Takedown, {
    description:
      'Decides an open request: for owners and managers of the organization that sells the photo or whose event it is, and for administrators. Hidden, the photo is out of galleries and searches at once.',
  })
  decideTakedown(
    @Arg('input', () => DecideTakedownInput) input: DecideTakedownInput,
    @Ctx() context: ComplianceContext,
  ): Promise<Takedown> {
    return decideTakedown(context, input);
  }

  @Mutation(() => Takedown, {
    description:
      'Shows a hidden photo again, at new addresses, once no other request hides it. For those who may decide.',
  })
  putBackTakedown(
    @Arg('id', () => ID) id: string,
    @Arg('note', () => String, { nullable: true }) note: string | null,
    @Ctx() context: ComplianceContext,
  ): Promise<Takedown> {
    return putBackTakedown(context, { id, note });
  }

  @FieldResolver(() => Photo, { nullable: true })
  photo(@Root() { photoId }: Takedown): Photo {
    return Object.assign(new Photo(), { id: photoId });
  }

  @FieldResolver(() => Account, { nullable: true, description: 'Who decided.' })
  decidedBy(@Root() { decidedBy }: Takedown): Account | null {
    return decidedBy === null ? null : Object.assign(new Account(), { id: decidedBy });
  }
}
