/** The pages of subject requests. */
package heed.privacy.web;
