/** The pages of the workforce: people and their posts, headcount returns, areas and the tree of units. */
package heed.workforce.web;
