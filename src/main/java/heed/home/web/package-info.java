/** The page "Today". */
package heed.home.web;
