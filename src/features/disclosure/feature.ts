import type { Feature } from '../../engine/context.ts';
import { closePublishAsk, moveWhenDisclosed } from '../advisory/note-advisories.ts';
import { notePosts } from './note-posts.ts';

/** Publication, announcement and posts (nodes Z to Z3). */
export const DISCLOSURE: Feature = {
  name: 'disclosure',
  rules: [
    { step: 'looks', rule: notePosts },
    { step: 'done-requests', rule: closePublishAsk },
    { step: 'disclosed', rule: moveWhenDisclosed },
  ],
};
