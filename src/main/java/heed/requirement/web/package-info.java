/** The pages of the training matrix: reading it, and changing a line after a look at the effect. */
package heed.requirement.web;
