/** What can be taken away from the table of who stands where. */
package heed.assignment.rest;
