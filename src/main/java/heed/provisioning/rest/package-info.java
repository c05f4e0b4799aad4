/** Files that go out: templates to fill in and the rows an import leaves out. */
package heed.provisioning.rest;
