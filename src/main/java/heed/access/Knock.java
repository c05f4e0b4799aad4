package heed.access;

/**
 * Somebody at the door.
 *
 * @param name    user name or e-mail, as typed
 * @param address network address it comes from
 * @param device  what the browser calls itself
 * @param shared  whether others use this computer too
 */
public record Knock(String name, String address, String device, boolean shared) {
    public Knock {
        device = device == null ? "" : device.substring(0, Math.min(200, device.length()));
        address = address == null ? "" : address.substring(0, Math.min(60, address.length()));
    }
}
