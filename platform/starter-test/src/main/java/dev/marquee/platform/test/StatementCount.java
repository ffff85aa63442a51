package dev.marquee.platform.test;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts the statements that one request costs, so that a page with twenty rows can be shown to
 * cost as many as one with two. A test imports {@link Config}.
 */
public final class StatementCount {

    private final ThreadLocal<AtomicInteger> counted = new ThreadLocal<>();

    private StatementCount() {}

    /** How many statements this thread sends while the work is done: MockMvc answers in it. */
    public int of(Runnable work) {
        counted.set(new AtomicInteger());
        try {
            work.run();
            return counted.get().get();
        } finally {
            counted.remove();
        }
    }

    private void count(int statements) {
        var now = counted.get();
        if (now != null) now.addAndGet(statements);
    }

    /** Wraps the data source of the service under test. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Config {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }

        @Bean
        static BeanPostProcessor countingDataSource(StatementCount statements) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? counting(source, statements) : bean;
                }
            };
        }

        private static DataSource counting(DataSource source, StatementCount statements) {
            return ProxyDataSourceBuilder.create(source)
                    .listener(
                            new QueryExecutionListener() {
                                @Override
                                public void beforeQuery(
                                        ExecutionInfo execution,
                                        java.util.List<QueryInfo> queries) {
                                    statements.count(1);
                                }

                                @Override
                                public void afterQuery(
                                        ExecutionInfo execution,
                                        java.util.List<QueryInfo> queries) {
                                    // counted before
                                }
                            })
                    .build();
        }
    }
}
