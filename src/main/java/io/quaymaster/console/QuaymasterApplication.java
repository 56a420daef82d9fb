package io.quaymaster.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The console: web pages, REST and the services below them.
@SpringBootApplication
@Modulithic(systemName = "Quaymaster")
public class QuaymasterApplication {

  public static void main(String[] args) {
    SpringApplication.run(QuaymasterApplication.class, args);
  }
}
