package io.quaymaster.console.ui;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

/// Does the background work of screens at once, so that a test sees it done after its next round
/// trip.
@TestConfiguration
public class AtOnce {
  @Bean
  @Primary
  AsyncTaskExecutor atOnce() {
    return new TaskExecutorAdapter(Runnable::run);
  }
}
