/**
 * The post office: messages queued with what they are about, shown in the portal, sent by e-mail when there is a mailbox.
 *
 * <p>Door: {@link heed.notification.Outbox}. Called by every room that has something to say to a person; the words are
 * the caller's.
 */
package heed.notification;
