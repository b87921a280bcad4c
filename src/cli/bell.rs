//! What wakes the first thread while it waits for the work: the work is done, or a signal came.
//!
//! On Unix it is a pair of sockets, since a handler of signals may do little more than write a byte; elsewhere a channel.

#[cfg(not(unix))]
pub(super) use channel::{Bell, new};
#[cfg(unix)]
pub(super) use sockets::{Bell, new};

#[cfg(unix)]
mod sockets {
    use std::io::{self, Read, Write};
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    /// The end that is rung.
    pub(in super::super) struct Bell(UnixStream);

    /// The end that hears.
    pub(in super::super) struct Ear(UnixStream);

    /// Returns the two ends.
    pub(in super::super) fn new() -> io::Result<(Bell, Ear)> {
        let (rung, hears) = UnixStream::pair()?;
        Ok((Bell(rung), Ear(hears)))
    }

    impl Bell {
        /// Rings. Where the other end is gone, nobody waits.
        pub(in super::super) fn ring(&self) {
            let _unheard = (&self.0).write(&[0]);
        }

        /// Returns another socket that rings the same bell.
        pub(in super::super) fn another(&self) -> io::Result<UnixStream> {
            self.0.try_clone()
        }
    }

    impl Ear {
        /// Waits until the bell rings, at most so long; without a time, as long as it takes.
        pub(in super::super) fn wait(&self, most: Option<Duration>) {
            // Without a limit of its own a read could outlast the next look.
            if self.0.set_read_timeout(most).is_ok() {
                let _rung = (&self.0).read(&mut [0; 16]);
            }
        }
    }
}

#[cfg(not(unix))]
mod channel {
    use std::io;
    use std::sync::mpsc::{self, Receiver, Sender};
    use std::time::Duration;

    /// The end that is rung.
    pub(in super::super) struct Bell(Sender<()>);

    /// The end that hears.
    pub(in super::super) struct Ear(Receiver<()>);

    /// Returns the two ends.
    #[expect(clippy::unnecessary_wraps, reason = "sockets may not be had")]
    pub(in super::super) fn new() -> io::Result<(Bell, Ear)> {
        let (rung, hears) = mpsc::channel();
        Ok((Bell(rung), Ear(hears)))
    }

    impl Bell {
        /// Rings. Where the other end is gone, nobody waits.
        pub(in super::super) fn ring(&self) {
            let _unheard = self.0.send(());
        }
    }

    impl Ear {
        /// Waits until the bell rings, at most so long; without a time, as long as it takes.
        pub(in super::super) fn wait(&self, most: Option<Duration>) {
            match most {
                Some(most) => drop(self.0.recv_timeout(most)),
                None => drop(self.0.recv()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn who_waits_hears_the_bell_even_if_it_rang_before() {
        let (bell, ear) = new().unwrap();
        bell.ring();
        ear.wait(None);
        let ringing = thread::spawn(move || bell.ring());
        ear.wait(None);
        ringing.join().unwrap();
    }

    #[test]
    fn who_waits_a_while_hears_nothing_and_goes_on() {
        let (_bell, ear) = new().unwrap();
        let begun = Instant::now();
        ear.wait(Some(Duration::from_millis(5)));
        assert!(begun.elapsed() >= Duration::from_millis(4));
    }
}
