package dev.zenhook.store;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A transaction that is open: what is asked through it, is asked in it. */
record Transaction(JdbcOperations operations, JdbcClient sql) {
    Transaction(JdbcTemplate template) {
        this(template, JdbcClient.create(template));
    }
}
