import type { RetouchChoice as Choice } from '@focus-racer/contracts';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { hasLook } from '../look/look-recipe.ts';
import { lookOfPhoto } from '../look/photo-look.ts';
import { eventForInsiders } from '../photo/photo-access.ts';
import { Photo } from '../photo/photo.entity.ts';
import { choosePhotoRetouch } from './choose-retouch.ts';
import { RetouchChoice } from './retouch.enums.ts';

@Resolver(() => Photo)
export class RetouchResolver {
  @FieldResolver(() => RetouchChoice, {
    nullable: true,
    description: 'What was chosen for this photo. Members only.',
  })
  async retouch(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Choice | null> {
    return (await eventForInsiders(context, photo)) ? photo.retouch : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether its renditions still have a former look and are to be rendered again. Members only.',
  })
  async looksOtherwise(
    @Root() photo: Photo,
    @Ctx() context: CatalogContext,
  ): Promise<boolean | null> {
    const event = await eventForInsiders(context, photo);
    if (!event) return null;
    return photo.recipe !== null && !hasLook(photo.recipe, lookOfPhoto(event, photo));
  }

  @Mutation(() => Photo, {
    description:
      'Shows one photo retouched or as it was taken, whatever its event has; its renditions follow in a moment (looksOtherwise). For who manages the event, and who shot it.',
  })
  choosePhotoRetouch(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('choice', () => RetouchChoice) choice: Choice,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return choosePhotoRetouch(context, photoId, choice);
  }
}
