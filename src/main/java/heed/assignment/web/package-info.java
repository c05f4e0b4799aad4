/** The pages of those who see to it that people are trained: the table of who stands where, and assigning. */
package heed.assignment.web;
