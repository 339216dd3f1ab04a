import type { Feature } from '../../engine/context.ts';
import { moveWhenSent, noteConversation } from './note-conversation.ts';

/** The reporter hears that we have the report, and what comes of it (node J). */
export const ACKNOWLEDGEMENT: Feature = {
  name: 'acknowledgement',
  rules: [
    { step: 'conversation', rule: noteConversation },
    { step: 'conversation', rule: moveWhenSent },
  ],
};
