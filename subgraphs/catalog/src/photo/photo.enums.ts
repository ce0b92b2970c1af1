import { graphqlEnum } from '@focus-racer/service-kit';

export const PhotoState = graphqlEnum('PhotoState', 'Where a photo stands on its way.', {
  AWAITING_UPLOAD: { description: 'Announced; its file has not arrived.' },
  UPLOADED: { description: 'The file is there and waits for a worker.' },
  PROCESSING: { description: 'Being rendered and read.' },
  AWAITING_CREDITS: { description: 'Kept until its organization has credits; goes on by itself.' },
  PUBLISHED: { description: 'In the gallery and searchable.' },
  SET_ASIDE: { description: 'Kept out of the gallery; its owner can bring it back.' },
  REJECTED: { description: 'Cannot be used; rejectionReason says why. Costs nothing.' },
  TAKEN_DOWN: { description: 'Withdrawn on request.' },
  DELETED: { description: 'Gone.' },
});

export const SetAsideReason = graphqlEnum('SetAsideReason', 'Why a photo is not in the gallery.', {
  BLURRED: { description: 'Not sharp enough.' },
  TOO_DARK: { description: 'Hardly any light on it.' },
  TOO_BRIGHT: { description: 'Hardly anything but white.' },
  NEAR_DUPLICATE: { description: 'A sharper photo shows the same moment.' },
  BY_HAND: { description: 'Somebody of the organization set it aside.' },
});

export const RejectionReason = graphqlEnum('RejectionReason', 'Why a photo cannot be used.', {
  NOT_AN_IMAGE: { description: 'The file is no JPEG, PNG or WebP.' },
  EMPTY_FILE: { description: 'The file holds no byte.' },
  UNREADABLE: { description: 'The image is damaged or cut off.' },
  TOO_SMALL: { description: 'Too few pixels to be of use.' },
  TOO_LARGE: { description: 'More bytes or pixels than are accepted.' },
  BYTES_DIFFER: { description: 'The bytes that arrived are not those that were announced.' },
  SAME_FILE: { description: 'The event already has this very file; see sameFileAs.' },
});
