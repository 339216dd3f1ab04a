import { renderExpressPost, renderFolder } from './blog-express.ts';
import { renderNodePath, renderNodePost } from './blog-node.ts';
import { renderOwnPost } from './blog-own.ts';
import { renderPlainPost } from './blog-plain.ts';
import type { BlogPost, PostInput } from './post-input.ts';

/** The blog post in the form that is asked for. */
export function renderBlogPost(input: PostInput): BlogPost {
  switch (input.form) {
    case 'express':
      return renderExpressPost(input);
    case 'plain':
      return renderPlainPost(input);
    case 'node':
      return renderNodePost(input);
    case 'own':
      return input.template ? renderOwnPost(input, input.template) : renderPlainPost(input);
  }
}

/** Path of the post of a day, before anything is known of its content. */
export function renderPostPath(input: Pick<PostInput, 'folder' | 'date' | 'form' | 'template'>): string {
  if (input.form === 'node') return renderNodePath(input);
  return `${renderFolder(input)}${input.date}-security-releases.${endingOf(input)}`;
}

function endingOf({ form, template }: Pick<PostInput, 'form' | 'template'>): 'md' | 'mdx' {
  const isMdx = form === 'own' ? template?.path.endsWith('.mdx') === true : form === 'express';
  return isMdx ? 'mdx' : 'md';
}
