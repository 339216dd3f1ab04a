/*
 * What the bundle takes of Octokit's plugins: nothing. They bring a method for each of GitHub's routes and for lists of
 * pages, a tenth of what a job downloads; our transport names its routes itself.
 */
export const restEndpointMethods = () => ({});
export const paginateRest = () => ({});
