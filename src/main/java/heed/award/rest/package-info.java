/** Certificates and records to take away. */
package heed.award.rest;
