/** Every table of the leader's pages as a CSV file. */
package heed.capacity.rest;
