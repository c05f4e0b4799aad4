/** The pages of what people hold: the own record, a certificate, evidence from elsewhere, and the public check. */
package heed.award.web;
