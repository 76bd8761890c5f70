package io.ailog.job;

import io.ailog.window.WindowRange;
import java.time.Instant;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The days of a job's range, and how many of them are worked on at a time. */
@Configuration(proxyBeanMethods = false)
class PartitionConfiguration {
    @Bean
    @JobScope
    Partitioner days(
            @Value("#{jobParameters['" + RunParameter.FROM + "']}") final String from,
            @Value("#{jobParameters['" + RunParameter.TO + "']}") final String to) {
        return new DayPartitioner(new WindowRange(Instant.parse(from), Instant.parse(to)));
    }

    @Bean
    @JobScope
    TaskExecutor workers(@Value("#{jobParameters['" + RunParameter.WORKERS + "']}") final Long workers) {
        final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(workers.intValue());
        executor.setThreadNamePrefix("day-");
        executor.setTaskDecorator(LogContext::carried);
        return executor;
    }
}
