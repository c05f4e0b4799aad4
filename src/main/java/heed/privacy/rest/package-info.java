/** What is held about oneself, as a file. */
package heed.privacy.rest;
