package com.example.shop;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.sqlite.JDBC;

/** A user's application with Zenhook on its class path, and a database of its own. */
@SpringBootApplication(scanBasePackages = "com.example.licences")
public class Shop {
    @Bean
    DataSource dataSource() {
        return new SimpleDriverDataSource(new JDBC(), "jdbc:sqlite::memory:");
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
