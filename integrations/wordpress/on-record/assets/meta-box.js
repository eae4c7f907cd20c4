/**
 * The box of the classic editor.
 */
( function ( wp ) {
	'use strict';

	var box = document.getElementById( 'on-record-box' );

	/** What stands in the editor now, whichever of its two tabs is open. */
	function content() {
		var visual = window.tinymce && window.tinymce.get( 'content' );
		return visual && ! visual.isHidden() ? visual.getContent() : document.getElementById( 'content' ).value;
	}

	function read() {
		return {
			post: Number( box.dataset.post ),
			title: document.getElementById( 'title' ).value,
			content: content(),
		};
	}

	var list = wp.element.createElement( window.onRecord.Quotations, { read: read } );
	if ( wp.element.createRoot ) {
		wp.element.createRoot( box ).render( list );
	} else {
		wp.element.render( list, box );
	}
} )( window.wp );
