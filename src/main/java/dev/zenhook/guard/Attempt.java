package dev.zenhook.guard;

import java.util.Arrays;

/**
 * Somebody tries to log in.
 *
 * @param address where from; of IPv6, the network that one household has
 */
record Attempt(String name, String address) {
    private static final int LONGEST_NAME = 100;
    private static final int PARTS_OF_A_NETWORK = 4;

    Attempt {
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        address = network(address);
    }

    /** Tomcat writes all eight parts of an address. */
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length == 2 * PARTS_OF_A_NETWORK
                ? String.join(":", Arrays.copyOf(parts, PARTS_OF_A_NETWORK)) + "::"
                : address;
    }
}
