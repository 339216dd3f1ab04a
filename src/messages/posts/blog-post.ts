import { renderExpressPost, renderFolder } from './blog-express.ts';
import { renderPlainPost } from './blog-plain.ts';
import type { BlogPost, PostInput } from './post-input.ts';

/** The blog post in the form that is asked for. */
export function renderBlogPost(input: PostInput): BlogPost {
  switch (input.form) {
    case 'express':
      return renderExpressPost(input);
    case 'plain':
      return renderPlainPost(input);
  }
}

/** Path of the post of a day, before anything is known of its content. */
export function renderPostPath(input: Pick<PostInput, 'folder' | 'date' | 'form'>): string {
  return `${renderFolder(input)}${input.date}-security-releases.${input.form === 'express' ? 'mdx' : 'md'}`;
}
