/** The leader's pages: summary, coverage, outlook and why a figure is what it is. */
package heed.capacity.web;
