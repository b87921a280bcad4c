//! What wakes the first thread while it waits for the work: the work is done, or a signal came.
//!
//! On Unix it is a pair of sockets, since a handler of signals may do little more than write a byte; elsewhere, and where no socket can be
//! had, a channel that signals do not ring.

#[cfg(unix)]
use std::io::{self, Read, Write};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// The end that is rung.
pub(super) enum Bell {
    #[cfg(unix)]
    Socket(UnixStream),
    Channel(Sender<()>),
}

/// The end that hears.
pub(super) enum Ear {
    #[cfg(unix)]
    Socket(UnixStream),
    Channel(Receiver<()>),
}

/// Returns the two ends.
pub(super) fn new() -> (Bell, Ear) {
    #[cfg(unix)]
    if let Ok((rung, hears)) = UnixStream::pair() {
        return (Bell::Socket(rung), Ear::Socket(hears));
    }
    channel()
}

fn channel() -> (Bell, Ear) {
    let (rung, hears) = mpsc::channel();
    (Bell::Channel(rung), Ear::Channel(hears))
}

impl Bell {
    /// Rings. Where the other end is gone, nobody waits.
    pub(super) fn ring(&self) {
        match self {
            #[cfg(unix)]
            Self::Socket(rung) => {
                let mut rung = rung;
                let _unheard = rung.write(&[0]);
            }
            Self::Channel(rung) => {
                let _unheard = rung.send(());
            }
        }
    }

    /// Returns another socket that rings the same bell, if it has sockets.
    #[cfg(unix)]
    pub(super) fn another(&self) -> io::Result<UnixStream> {
        match self {
            Self::Socket(rung) => rung.try_clone(),
            Self::Channel(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}

impl Ear {
    /// Waits until the bell rings, at most so long; without a time, as long as it takes.
    pub(super) fn wait(&self, most: Option<Duration>) {
        match (self, most) {
            // Without a limit of its own a read could outlast the next look.
            #[cfg(unix)]
            (Self::Socket(hears), _) => {
                let mut hears = hears;
                if hears.set_read_timeout(most).is_ok() {
                    let _rung = hears.read(&mut [0; 16]);
                }
            }
            (Self::Channel(hears), Some(most)) => {
                let _rung = hears.recv_timeout(most);
            }
            (Self::Channel(hears), None) => {
                let _rung = hears.recv();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Instant;

    use super::*;

    #[test]
    fn who_waits_hears_the_bell_even_if_it_rang_before() {
        for (bell, ear) in [new(), channel()] {
            bell.ring();
            ear.wait(None);
            let ringing = thread::spawn(move || {
                bell.ring();
                bell
            });
            ear.wait(None);
            drop(ringing.join().unwrap());
        }
    }

    #[test]
    fn who_waits_a_while_hears_nothing_and_goes_on() {
        for (_bell, ear) in [new(), channel()] {
            let begun = Instant::now();
            ear.wait(Some(Duration::from_millis(5)));
            assert!(begun.elapsed() >= Duration::from_millis(4));
        }
    }
}
