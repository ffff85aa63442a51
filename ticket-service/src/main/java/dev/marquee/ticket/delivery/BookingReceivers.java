package dev.marquee.ticket.delivery;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** One for each kind of news: none can be published that nobody takes to its buyer. */
class BookingReceivers implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (var news : BookingNews.values())
            registry.registerBean(
                    news.topic() + "-receiver",
                    BookingReceiver.class,
                    bean ->
                            bean.supplier(context ->
                                    new BookingReceiver(news, context.bean(BookingMails.class))));
    }
}
