package com.example.seats;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class SeatsAutoConfiguration {
    @Bean
    SeatLedger seatLedger(@Value("${seats.ledger}") Path file) {
        return new SeatLedger(file);
    }
}
