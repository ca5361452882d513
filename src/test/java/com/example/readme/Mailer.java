package com.example.readme;

/** Whatever a user has for mail. */
interface Mailer {
    void send(String key, String text);
}
