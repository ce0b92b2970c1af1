import {
  DRAWING_KINDS,
  DRAWING_STATES,
  type DrawingKind,
  type DrawingState as State,
} from '@focus-racer/contracts';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Photo } from '../photo/photo.entity.ts';

/**
 * Something that is drawn of a photo when somebody asks for it. It stands beside the photo's
 * renditions; when those have moved on, it is as good as not drawn.
 */
@Entity({ tableName: 'photo_drawing' })
export class PhotoDrawing {
  @ManyToOne(() => Photo, {
    mapToPk: true,
    primary: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  @Enum({ items: () => DRAWING_KINDS, primary: true })
  kind!: DrawingKind;

  @Enum({ items: () => DRAWING_STATES })
  state: State = 'DRAWING';

  /** Where it stands, or will; null until a worker begins. */
  @Property({ type: 'text', nullable: true })
  publicToken: string | null = null;

  @Property({ type: 'text', nullable: true })
  recipe: string | null = null;

  @Property({ type: 'text', nullable: true })
  variant: string | null = null;

  @Property({ type: 'datetime', length: 3 })
  requestedAt!: Date;
}
