package dev.zenhook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Zenhook {
    public static void main(String[] args) {
        SpringApplication.run(Zenhook.class, args);
    }
}
